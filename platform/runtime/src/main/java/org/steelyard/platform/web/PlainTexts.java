package org.steelyard.platform.web;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Takes texts as people write them: any language and any sign, line breaks and tabs, but no control characters and no half
 * of a surrogate pair, which no store, document or spreadsheet would give back unchanged.
 */
class PlainTexts extends StdScalarDeserializer<String> {

    PlainTexts() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) {
        var text = StringDeserializer.instance.deserialize(json, context);
        return text == null || text.codePoints().allMatch(PlainTexts::isPlain)
                ? text
                : (String) context.handleWeirdStringValue(String.class, "", "control characters");
    }

    private static boolean isPlain(int sign) {
        return sign == '\n'
                || sign == '\r'
                || sign == '\t'
                || !(Character.isISOControl(sign) || Character.getType(sign) == Character.SURROGATE);
    }
}
