package org.steelyard.platform.web;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Describes records as the house writes them: what is not {@code @Nullable} is always there, and a nested record carries
 * its outer type's name, or two of the same simple name would be described as one.
 */
@Component
class RecordSchemas implements ModelConverter {

    private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        var described = TypeFactory.defaultInstance().constructType(type.getType());
        var raw = described == null ? null : described.getRawClass();
        if (raw == null || !raw.isRecord()) {
            return chain.next().resolve(type, context, chain);
        }
        var schema = chain.next().resolve(described.hasGenericTypes() ? type : type.name(nameOf(raw)), context, chain);
        if (schema != null) {
            requireWhatIsAlwaysThere(modelOf(schema, context), raw);
        }
        return schema;
    }

    /** What a reference stands for. */
    private static Schema<?> modelOf(Schema<?> schema, ModelConverterContext context) {
        var reference = schema.get$ref();
        var model = reference == null
                ? null
                : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
        return model == null ? schema : model;
    }

    private String nameOf(Class<?> raw) {
        var name = new StringBuilder(raw.getSimpleName());
        for (var outer = raw.getEnclosingClass(); outer != null; outer = outer.getEnclosingClass()) {
            name.insert(0, outer.getSimpleName());
        }
        var other = named.putIfAbsent(name.toString(), raw);
        if (other != null && other != raw) {
            throw new IllegalStateException(raw + " and " + other + " would be described under one name");
        }
        return name.toString();
    }

    private static void requireWhatIsAlwaysThere(Schema<?> model, Class<?> raw) {
        var properties = model.getProperties();
        if (properties == null) {
            return;
        }
        for (var component : raw.getRecordComponents()) {
            if (!mayBeMissing(component)
                    && properties.containsKey(component.getName())
                    && (model.getRequired() == null || !model.getRequired().contains(component.getName()))) {
                model.addRequiredItem(component.getName());
            }
        }
    }

    private static boolean mayBeMissing(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
