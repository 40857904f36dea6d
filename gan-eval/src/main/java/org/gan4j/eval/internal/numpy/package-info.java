/**
 * NumPy's files: {@code .npy} holds one array ({@link org.gan4j.eval.internal.numpy.NpyArray}),
 * {@code .npz} several by name ({@link org.gan4j.eval.internal.numpy.NpzFile}).
 *
 * <p>The format is that of NumPy Enhancement Proposal 1, versions 1.0 to 3.0. Arrays of Python
 * objects are refused: reading them would run code from the file.
 */
package org.gan4j.eval.internal.numpy;
