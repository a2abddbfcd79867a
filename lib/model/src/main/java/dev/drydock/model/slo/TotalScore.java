package dev.drydock.model.slo;

import java.util.OptionalDouble;

/**
 * How many per cent of the highest possible score are needed.
 *
 * @param pass for the result pass
 * @param warning for the result warning; without it there is no such result
 */
public record TotalScore(double pass, OptionalDouble warning) {}
