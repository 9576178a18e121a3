package org.steelyard.local.launcher;

import java.util.Locale;

/** Every port the system listens on, its number by default, and what changes it. */
enum Port {
    GATEWAY(8080, "port"),
    COMPLAINT(8081, "complaint-port"),
    ESCALATION(8082, "escalation-port"),
    TRAINING(8083, "training-port"),
    ASSESSMENT(8084, "assessment-port"),
    IDENTITY(8085, "identity-port"),
    BROKER(9092, "broker-port"),
    CONTROLLER(9093, "controller-port"),
    STORE(27017, "store-port"),
    GATEWAY_MANAGEMENT(9080, "gateway-management-port"),
    COMPLAINT_MANAGEMENT(9081, "complaint-management-port"),
    ESCALATION_MANAGEMENT(9082, "escalation-management-port"),
    TRAINING_MANAGEMENT(9083, "training-management-port"),
    ASSESSMENT_MANAGEMENT(9084, "assessment-management-port"),
    IDENTITY_MANAGEMENT(9085, "identity-management-port");

    private final int byDefault;
    private final String name;

    Port(int byDefault, String name) {
        this.byDefault = byDefault;
        this.name = name;
    }

    int byDefault() {
        return byDefault;
    }

    /** The option of {@code up} that sets it. */
    String option() {
        return "--" + name;
    }

    /** The environment variable that sets it; the option wins. */
    String variable() {
        return "STEELYARD_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Whether each instance of what listens there has one of its own: services and the gateway, but not what they stand on. */
    boolean isOfEachInstance() {
        return switch (this) {
            case IDENTITY, IDENTITY_MANAGEMENT, BROKER, CONTROLLER, STORE -> false;
            default -> true;
        };
    }

    /** How a person calls what listens there. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
