package org.gan4j.eval.compare;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.gan4j.eval.statistics.SeedsNeeded;

/**
 * Whether two configurations can be told apart by one metric. Effect sizes are above 0 where the
 * first is better.
 *
 * @param first label of one
 * @param second label of the other
 * @param difference mean of the first's finished runs less that of the second's, null if one has
 *     none
 * @param test null if one has no run to test
 * @param p corrected by Holm's method for all pairs of this metric, null likewise
 * @param hedgesG over finished runs; null where it is not defined
 * @param pairedEffect d_z of a paired test of values, null else
 * @param cliffsDelta with failures as the worst, null if not tested
 * @param better the better of the two, null if they cannot be told apart
 * @param seedsNeeded about how many runs each would settle it, null if they can, nothing differs,
 *     or there is one run each
 * @param sentence all of it in words
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
