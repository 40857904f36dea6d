package org.gan4j.eval.compare;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.gan4j.eval.statistics.SeedsNeeded;

/**
 * Whether two configurations can be told apart by one metric. Effect sizes are above 0 if the first
 * is better.
 *
 * @param first label of one configuration
 * @param second label of the other
 * @param difference mean over the first's finished runs minus that over the second's; null if one
 *     has no finished run
 * @param test the test; null if one has no run to test
 * @param p p-value, corrected by Holm's method for all pairs of this metric; null without a test
 * @param hedgesG Hedges' g over finished runs; null if it is not defined
 * @param pairedEffect d_z of a paired test of values; null for another test
 * @param cliffsDelta Cliff's delta with failed runs as the worst; null without a test
 * @param better label of the better one; null if they cannot be told apart
 * @param seedsNeeded about how many runs each would decide; null if they can be told apart, if
 *     nothing differs, or if there is one run each
 * @param sentence the verdict in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PairVerdict(
    String first,
    String second,
    Double difference,
    PairTest test,
    Double p,
    Double hedgesG,
    Double pairedEffect,
    Double cliffsDelta,
    String better,
    SeedsNeeded seedsNeeded,
    String sentence) {

  static PairVerdict untested(String first, String second, String sentence) {
    return new PairVerdict(first, second, null, null, null, null, null, null, null, null, sentence);
  }
}
