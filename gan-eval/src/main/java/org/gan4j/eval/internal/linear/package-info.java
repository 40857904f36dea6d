/** Matrices by OpenBLAS, with the same bits for any number of threads. */
package org.gan4j.eval.internal.linear;
