/** Spectral normalisation and other reparametrisations of kernels. */
package org.gan4j.core.internal.weight;
