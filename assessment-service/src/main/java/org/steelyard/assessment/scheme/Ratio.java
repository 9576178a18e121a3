package org.steelyard.assessment.scheme;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact fraction. Scores are sums of fractions with unlike denominators; computed exactly, a score on the edge of a
 * grade falls on the right side of it, and two people who compute it get the same digits.
 */
public final class Ratio implements Comparable<Ratio> {

    public static final Ratio ZERO = new Ratio(BigInteger.ZERO, BigInteger.ONE);
    public static final Ratio ONE = new Ratio(BigInteger.ONE, BigInteger.ONE);

    /** More digits than anyone compares, few enough to read. */
    private static final int DIGITS = 20;

    /** Most figures end within so many decimals, and need not be divided to the last. */
    private static final int FEW_DIGITS = 6;

    private static final BigInteger FEW = BigInteger.TEN.pow(FEW_DIGITS);

    private final BigInteger over;
    private final BigInteger under;

    private Ratio(BigInteger over, BigInteger under) {
        this.over = over;
        this.under = under;
    }

    private static Ratio lowest(BigInteger over, BigInteger under) {
        if (under.signum() == 0) {
            throw new ArithmeticException("Division by zero");
        }
        var common = over.gcd(under);
        if (under.signum() < 0) {
            common = common.negate();
        }
        return common.equals(BigInteger.ONE)
                ? new Ratio(over, under)
                : new Ratio(over.divide(common), under.divide(common));
    }

    public static Ratio of(long whole) {
        return new Ratio(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    public static Ratio of(long over, long under) {
        return lowest(BigInteger.valueOf(over), BigInteger.valueOf(under));
    }

    public static Ratio of(BigDecimal decimal) {
        return decimal.scale() <= 0
                ? new Ratio(decimal.toBigIntegerExact(), BigInteger.ONE)
                : lowest(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    /** Reads what {@link #toString} wrote. */
    public static Ratio parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new Ratio(new BigInteger(text), BigInteger.ONE)
                : lowest(new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
    }

    public Ratio plus(Ratio other) {
        return lowest(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    public Ratio minus(Ratio other) {
        return plus(new Ratio(other.over.negate(), other.under));
    }

    public Ratio times(Ratio other) {
        return lowest(over.multiply(other.over), under.multiply(other.under));
    }

    public Ratio dividedBy(Ratio other) {
        return lowest(over.multiply(other.under), under.multiply(other.over));
    }

    public Ratio min(Ratio other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Ratio max(Ratio other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isZero() {
        return over.signum() == 0;
    }

    /** The whole number at or below it. */
    public int floor() {
        var parts = over.divideAndRemainder(under);
        return parts[0].intValueExact() - (parts[1].signum() < 0 ? 1 : 0);
    }

    /** As a decimal number, half-up at the 20th decimal, without trailing zeros. */
    public BigDecimal toDecimal() {
        var few = over.multiply(FEW).divideAndRemainder(under);
        var decimal =
                (few[1].signum() == 0 ? new BigDecimal(few[0], FEW_DIGITS) : toDecimal(DIGITS)).stripTrailingZeros();
        return decimal.scale() < 0 ? decimal.setScale(0, RoundingMode.UNNECESSARY) : decimal;
    }

    /** As a decimal number with so many decimals, half-up. */
    public BigDecimal toDecimal(int decimals) {
        return new BigDecimal(over).divide(new BigDecimal(under), decimals, RoundingMode.HALF_UP);
    }

    @Override
    public int compareTo(Ratio other) {
        return over.multiply(other.under).compareTo(other.over.multiply(under));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ratio ratio && over.equals(ratio.over) && under.equals(ratio.under);
    }

    @Override
    public int hashCode() {
        return 31 * over.hashCode() + under.hashCode();
    }

    /** {@code 15/13}, or {@code 3} for a whole number. */
    @Override
    public String toString() {
        return under.equals(BigInteger.ONE) ? over.toString() : over + "/" + under;
    }
}
