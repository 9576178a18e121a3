package org.steelyard.complaint.ledger.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Money;

/** An amount of yuan as it comes in: a decimal string, so that no client rounds it. */
record Amount(
        @NotNull @Pattern(regexp = "\\d{1,10}(\\.\\d{1,2})?")
        String amount,

        @NotNull @Pattern(regexp = "CNY") String currency) {

    static @Nullable Money money(@Nullable Amount amount) {
        return amount == null ? null : new Money(new BigDecimal(amount.amount()).setScale(2), amount.currency());
    }
}
