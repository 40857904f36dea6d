/**
 * Builds the TensorFlow graph of a variant. {@link org.gan4j.train.graph.TrainingGraph#build} hands
 * the variant a {@link org.gan4j.core.variant.GanGraph}; the variant declares its networks,
 * optimizers and phases to it. Each phase is built once, on a {@link org.gan4j.core.variant.Tape},
 * and then run many times.
 *
 * <p>For instance, a variant declares this phase:
 *
 * <pre>{@code
 * graph.phase("critic", tape -> {
 *   var fake = generator.apply(tape, tape.latents(100));
 *   var loss = loss(tape.tf(), critic.apply(tape, tape.images()), critic.apply(tape, fake));
 *   tape.apply(adam, tape.gradient(loss, critic));
 *   tape.report("loss/critic", loss);
 * });
 * }</pre>
 *
 * <p>The graph then holds, for one run of the phase:
 *
 * <ol>
 *   <li>one read of each variable, so that everything in the phase sees the same weights;
 *   <li>the batch, gathered at the indices that the run is fed, and the latents, which follow from
 *       the seed, the name of the stream and the number of the run;
 *   <li>the loss and its gradients by the critic's weights;
 *   <li>a barrier, which waits for all of the above;
 *   <li>the writes: Adam updates the weights, batch norm's averages move, and the run is counted.
 * </ol>
 *
 * <p>Nothing is written before everything is computed, so the order of the writes cannot change a
 * result. {@code GraphTape} collects what a phase computes, {@code PhaseWrites} what it writes, and
 * {@link org.gan4j.train.graph.GraphPhase} is the finished phase. A {@link
 * org.gan4j.train.session.TrainingSession} runs it.
 */
package org.gan4j.train.graph;
