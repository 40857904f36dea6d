/**
 * Measures sets of images. It reads each set once, and gives every number together with its
 * protocol.
 *
 * <p>A {@link org.gan4j.eval.evaluator.Measurer} takes protocols and the sets to compare:
 *
 * <pre>{@code
 * Dataset test = DatasetCatalog.ofEnvironment().load(mnist, Split.TEST);
 * try (ImageCollection folder = ImageCollections.open(Path.of("samples"), Damaged.REFUSE);
 *     FeatureNetwork network = FeatureNetworks.shipped().open("mnist-cnn")) {
 *   var samples = new CollectionSet(folder, 4);
 *   var sets =
 *       new MeasuredSets(
 *           samples,
 *           new Samples(samples.name(), samples.contentHash(), null, null, null, null),
 *           Optional.of(SourceSet.of(test)),
 *           Optional.empty());
 *   var measurer =
 *       new Measurer(name -> network, StatisticsCache.NONE, 0, MeasuringProgress.NONE);
 *   List<Protocol> protocols =
 *       List.of(ProtocolNames.parse("fid-mnist-cnn"), ProtocolNames.parse("kid-mnist-cnn"));
 *   measurer.measure(protocols, sets).forEach(found -> System.out.println(found.line()));
 * }
 * }</pre>
 *
 * <p>How a folder becomes an FID, class by class: {@code Measurer} puts protocols with the same
 * feature space and number of samples into a {@code ProtocolGroup}. A {@code GroupReading} chooses
 * the images of each set, and has a {@code SetDataBuilder} for each choice. One {@code SetReader}
 * reads each set, sends its images through the feature network, and fills the builders of all
 * groups. Each metric computes its {@link org.gan4j.eval.metric.MetricValue values} from this data,
 * and an {@code EvaluationWriter} records how.
 */
package org.gan4j.eval.evaluator;
