/**
 * Measures how good generated images are. An {@link org.gan4j.eval.Evaluation} is a value with its
 * uncertainty and the {@link org.gan4j.eval.ProtocolRecord} by which it was measured. {@link
 * org.gan4j.eval.EvaluationFiles} keeps it in a run's {@code eval} folder.
 *
 * <p>{@code image} reads images from folders, archives and arrays. {@code feature} and {@code
 * network} turn images into features and logits, {@code metric} turns those into numbers, {@code
 * evaluator} combines both, and {@code report} shows the result.
 */
package org.gan4j.eval;
