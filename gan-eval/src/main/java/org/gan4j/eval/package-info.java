/**
 * Numbers that say how good generated images are: an {@link org.gan4j.eval.Evaluation} is a value
 * with its uncertainty and the {@link org.gan4j.eval.ProtocolRecord} that makes it mean something,
 * kept in a run's {@code eval} folder by {@link org.gan4j.eval.EvaluationFiles}.
 *
 * <p>{@code image} reads images from anywhere, {@code numpy} arrays and statistics; {@code feature}
 * turns images into features and logits, {@code metric} turns those into numbers, {@code evaluator}
 * runs them together, {@code report} shows the result.
 */
package org.gan4j.eval;
