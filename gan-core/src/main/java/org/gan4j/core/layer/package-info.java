/**
 * Layers, and the {@link org.gan4j.core.layer.NetworkBuilder} that chains them.
 *
 * <p>A layer is a value that does not know its input yet. The builder connects it to its input: it
 * makes the layer's variables, names them after the network and the layer, and checks shapes.
 *
 * <pre>{@code
 * net.dense(7 * 7 * 128).batchNorm().relu()     // [7 * 7 * 128]
 *     .reshape(7, 7, 128)                       // [7, 7, 128]
 *     .convTranspose(64, 5, 2).batchNorm().relu() // [14, 14, 64]
 *     .convTranspose(1, 5, 2).tanh();           // [28, 28, 1] in [-1, 1]
 * }</pre>
 *
 * <p>A layer of your own is a {@link org.gan4j.core.network.Layer}, a lambda if it is short:
 *
 * <pre>{@code
 * net.add((scope, input) -> {
 *   var scale = scope.weight("scale", Shape.of(input.channels()), Initializer.ones());
 *   return new Layer.Connected(
 *       Signal.of(input.shape().asArray()), (pass, x) -> pass.tf().math.mul(x, pass.value(scale)));
 * });
 * }</pre>
 */
package org.gan4j.core.layer;
