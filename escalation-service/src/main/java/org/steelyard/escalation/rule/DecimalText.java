package org.steelyard.escalation.rule;

import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;

/** Reads an amount as it is shown: a decimal string, so that a table can be read, changed and sent back. */
class DecimalText extends ValueDeserializer<BigDecimal> {

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() == JsonToken.VALUE_STRING
                && parser.getString().matches("-?\\d{1,15}(\\.\\d{1,2})?")) {
            return new BigDecimal(parser.getString());
        }
        throw MismatchedInputException.from(parser, BigDecimal.class, "a decimal string is wanted");
    }
}
