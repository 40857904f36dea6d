/** What a kernel can be seen through: spectral normalisation and other reparametrisations. */
package org.gan4j.core.internal.weight;
