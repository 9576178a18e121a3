package org.steelyard.assessment.duty;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;

/** The kinds of duty records, named as their events are, with the units they count for and who records them. */
public enum DutyKind {
    RULES_FILED("rules-filed", EnumSet.of(UnitKind.STATION), Recorder.ITSELF),
    MEETING_HELD("meeting-held", EnumSet.of(UnitKind.STATION, UnitKind.POINT), Recorder.ITSELF),
    PUBLICITY_HELD("publicity-held", EnumSet.of(UnitKind.STATION, UnitKind.POINT), Recorder.ITSELF),
    CASE_PUBLISHED("case-published", EnumSet.of(UnitKind.STATION, UnitKind.POINT), Recorder.ITSELF),
    PATROL_RECORDED("patrol-recorded", EnumSet.of(UnitKind.STATION, UnitKind.POINT), Recorder.ITSELF),
    PROMOTION_HELD("promotion-held", EnumSet.of(UnitKind.STATION, UnitKind.POINT), Recorder.ITSELF),
    COORDINATION_HELD("coordination-held", EnumSet.of(UnitKind.STATION), Recorder.ITSELF),
    JOINT_ACTION_HELD("joint-action-held", EnumSet.of(UnitKind.COUNTY), Recorder.COUNTY),
    POINT_ASSESSED("point-assessed", EnumSet.of(UnitKind.POINT), Recorder.PARENT),
    COMMENDATION_RECORDED("commendation-recorded", EnumSet.of(UnitKind.STATION, UnitKind.POINT), Recorder.COUNTY),
    DEDUCTION_RECORDED("deduction-recorded", EnumSet.of(UnitKind.STATION, UnitKind.POINT), Recorder.COUNTY);

    private final String wire;
    private final Recorder recorder;

    @SuppressWarnings("ImmutableEnumChecker") // never given out, never changed
    private final Set<UnitKind> units;

    DutyKind(String wire, Set<UnitKind> units, Recorder recorder) {
        this.wire = wire;
        this.units = units;
        this.recorder = recorder;
    }

    /** Its name in requests and answers. */
    @JsonValue
    public String wire() {
        return wire;
    }

    /** The kind of that name. */
    public static Optional<DutyKind> of(String wire) {
        return Arrays.stream(values()).filter(kind -> kind.wire.equals(wire)).findFirst();
    }

    /** The names of all kinds. */
    public static List<String> names() {
        return Arrays.stream(values()).map(DutyKind::wire).toList();
    }

    boolean countsFor(UnitKind kind) {
        return units.contains(kind);
    }

    List<UnitKind> units() {
        return units.stream().sorted().toList();
    }

    Recorder recorder() {
        return recorder;
    }

    /** Who writes a kind of record down, beside the importer. */
    enum Recorder {
        /** the unit's own officer, or the county regulator for it */
        ITSELF(Role.POINT_OFFICER, Role.STATION_OFFICER, Role.COUNTY_REGULATOR, Role.IMPORTER),
        /** the station above the point, nobody else */
        PARENT(Role.STATION_OFFICER, Role.IMPORTER),
        /** either of the county's two departments */
        COUNTY(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE, Role.IMPORTER);

        @SuppressWarnings("ImmutableEnumChecker") // never given out, never changed
        private final Role[] roles;

        Recorder(Role... roles) {
            this.roles = roles;
        }

        Role[] roles() {
            return roles.clone();
        }
    }
}
