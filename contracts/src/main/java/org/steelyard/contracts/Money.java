package org.steelyard.contracts;

import java.math.BigDecimal;

/**
 * An amount of money.
 *
 * @param amount decimal, written as a string on the wire so that no reader rounds it
 * @param currency ISO 4217 code
 */
public record Money(BigDecimal amount, String currency) {
    /** An amount in Chinese yuan. */
    public static Money cny(String amount) {
        return new Money(new BigDecimal(amount), "CNY");
    }
}
