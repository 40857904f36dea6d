/**
 * Named ways of measuring. A {@link org.gan4j.eval.protocol.Protocol} is a {@link
 * org.gan4j.eval.metric.Metric} with its parameters, the {@link
 * org.gan4j.eval.protocol.FeatureSpace} that images are compared in, and how many images are
 * judged. {@link org.gan4j.eval.protocol.ProtocolNames} reads the usual ones from their names:
 *
 * <pre>{@code
 * Protocol fid = ProtocolNames.parse("fid10k-mnist-cnn");
 * fid.metric();   // Fid[]
 * fid.features(); // mnist-cnn, no resizing
 * fid.samples();  // 10000
 * }</pre>
 *
 * <p>Other parameters than those of the paper make another protocol, whose numbers carry its name:
 *
 * <pre>{@code
 * var space = Optional.of(FeatureSpace.parse("mnist-cnn"));
 * var small = new Protocol("kid-small", new Kid(50, 500), space, Optional.of(5000));
 * // gives kid5k-mnist-cnn@kid-small
 * }</pre>
 */
package org.gan4j.eval.protocol;
