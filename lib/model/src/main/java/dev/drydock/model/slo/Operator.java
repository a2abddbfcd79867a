package dev.drydock.model.slo;

/** How a measured value is compared with its target. */
public enum Operator {
    LESS_OR_EQUAL("<="),
    LESS("<"),
    GREATER_OR_EQUAL(">="),
    GREATER(">"),
    EQUAL("=");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /** As the file writes it. */
    public String symbol() {
        return symbol;
    }

    boolean holds(double value, double target) {
        return switch (this) {
            case LESS_OR_EQUAL -> value <= target;
            case LESS -> value < target;
            case GREATER_OR_EQUAL -> value >= target;
            case GREATER -> value > target;
            case EQUAL -> value == target;
        };
    }
}
