package org.steelyard.complaint.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steelyard.complaint.ledger.ComplaintStatus;
import org.steelyard.complaint.ledger.Evidence;
import org.steelyard.complaint.ledger.Remedy;
import org.steelyard.contracts.CallbackGrade;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.DeclineGround;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.ReportOutcome;
import org.steelyard.contracts.ResolutionOutcome;
import org.steelyard.contracts.TerminationGround;

class WordingTests {

    @ParameterizedTest
    @ValueSource(
            classes = {
                Category.class,
                Harm.class,
                Remedy.class,
                Evidence.Kind.class,
                Channel.class,
                ComplaintStatus.class,
                DeclineGround.class,
                TerminationGround.class,
                EscalationTrigger.class,
                ResolutionOutcome.class,
                CallbackGrade.class,
                ReportOutcome.class
            })
    <E extends Enum<E>> void everyCodeHasAWordOfItsOwn(Class<E> type) {
        for (var code : type.getEnumConstants()) {
            assertThat(Wording.has(code))
                    .as("%s.%s", type.getSimpleName(), code)
                    .isTrue();
            assertThat(Wording.code(type, Wording.of(code))).contains(code);
            assertThat(Wording.code(type, code.name())).contains(code);
        }
        assertThat(Arrays.stream(type.getEnumConstants()).map(Wording::of)).doesNotHaveDuplicates();
    }
}
