/**
 * Numbers that say how good generated images are, each with the protocol that produced it.
 *
 * <p>A {@link org.gan4j.eval.FeatureExtractor} turns uint8 images into features and logits; {@link
 * org.gan4j.eval.FrechetInceptionDistance}, {@link org.gan4j.eval.InceptionScore} and {@link
 * org.gan4j.eval.ClassHistogram} turn those into numbers; {@link org.gan4j.eval.Evaluator} runs
 * them together and answers with {@link org.gan4j.eval.Evaluation}s, which {@link
 * org.gan4j.eval.EvaluationFiles} keeps in a run's {@code eval} folder.
 */
package org.gan4j.eval;
