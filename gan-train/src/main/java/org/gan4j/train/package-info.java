/**
 * The library that trains a variant and samples from it. A program needs these types:
 *
 * <ul>
 *   <li>{@link org.gan4j.train.graph.GraphSettings} and {@link org.gan4j.train.graph.TrainingGraph}
 *       build the TensorFlow graph of a variant.
 *   <li>{@link org.gan4j.train.session.TrainingSession} holds the values of its variables and runs
 *       it; {@link org.gan4j.train.session.SessionOutputs} samples and translates.
 *   <li>{@link org.gan4j.train.Trainer} runs the steps of a {@link org.gan4j.train.TrainingPlan}
 *       and tells its {@link org.gan4j.train.TrainingListener listeners} about them.
 *   <li>{@link org.gan4j.train.checkpoint.CheckpointStore} keeps checkpoints and finds the last
 *       one.
 * </ul>
 *
 * <p>This program trains for 1,000 steps, loads the checkpoint into a new session, and writes a
 * picture of 64 samples:
 *
 * <pre>{@code
 * GraphSettings settings = GraphSettings.of(data, 64, 42).withAverage(0.999);
 * CheckpointStore checkpoints = new CheckpointStore(Path.of("my-run/checkpoints"));
 * try (TrainingGraph graph = TrainingGraph.build(variant, settings);
 *     TrainingSession session = new TrainingSession(graph, new SessionSettings(2))) {
 *   session.load(data);
 *   session.initialize();
 *   var plan = new TrainingPlan(1000, new LearningRateSchedule.Constant(), 100, 1000, 500);
 *   var keeper = checkpoints.keeping(session, "my first training");
 *   new Trainer(session, plan, BatchOrder.ofDomains(settings), List.of(keeper))
 *       .train(0, () -> false);
 * }
 *
 * try (TrainingGraph graph = TrainingGraph.build(variant, settings);
 *     TrainingSession session = new TrainingSession(graph, new SessionSettings(2))) {
 *   checkpoints.latest().found().orElseThrow().restore(session);
 *   float[] latents = new Latents(42, "my-samples", latentSize).of(0, 64);
 *   Images samples = session.outputs().sample(latents);
 *   ImageGrid.write(ImageGrid.of(samples, 8), Path.of("samples.png"));
 * }
 * }</pre>
 *
 * <p>The packages below {@code org.gan4j.train.internal} are for gan4j's own modules and may change
 * at any time.
 */
package org.gan4j.train;
