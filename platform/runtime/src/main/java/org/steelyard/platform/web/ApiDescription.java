package org.steelyard.platform.web;

import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.security.Caller;
import tools.jackson.databind.JsonNode;

/** Describes what the house gives to controllers the way it is sent: conditions as headers, a page as two parameters. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private final WebSettings settings;

    ApiDescription(WebSettings settings) {
        this.settings = settings;
        var unused = SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, Conditions.class, PageRequest.class)
                // exact numbers travel as decimal strings, and a tree may be anything
                .replaceWithSchema(BigDecimal.class, new StringSchema().format("decimal"))
                .replaceWithSchema(JsonNode.class, new Schema<>());
    }

    @Bean
    OperationCustomizer houseParameters() {
        return (operation, method) -> {
            for (var parameter : method.getMethodParameters()) {
                describe(parameter.getParameterType()).forEach(operation::addParametersItem);
            }
            return operation;
        };
    }

    private Stream<Parameter> describe(Class<?> given) {
        if (given == Conditions.class) {
            return Stream.of(
                    optional(new HeaderParameter(), HttpHeaders.IF_MATCH, "The ETag the change is based on")
                            .schema(new StringSchema()),
                    optional(new HeaderParameter(), "Idempotency-Key", "The same key again has no second effect")
                            .schema(new StringSchema().maxLength(settings.maxIdempotencyKey())));
        }
        if (given == PageRequest.class) {
            return Stream.of(
                    optional(new QueryParameter(), "after", "The token `next` of the page before")
                            .schema(new StringSchema()),
                    optional(new QueryParameter(), "limit", "Items of a page at most")
                            .schema(new IntegerSchema()
                                    ._default(settings.defaultPage())
                                    .minimum(BigDecimal.ONE)
                                    .maximum(BigDecimal.valueOf(settings.maxPage()))));
        }
        return Stream.empty();
    }

    private static Parameter optional(Parameter parameter, String name, String description) {
        return parameter.name(name).description(description).required(false);
    }
}
