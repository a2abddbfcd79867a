package dev.drydock.model.slo;

import dev.drydock.model.Parsed;

/**
 * A criterion as the file states it.
 *
 * @param text as written, blanks included
 * @param criterion what it means. Invalid under {@code pass}: the evaluation fails, for the reason given; invalid under
 *     {@code warning}: that objective's warning is not met
 */
public record StatedCriterion(String text, Parsed<Criterion> criterion) {}
