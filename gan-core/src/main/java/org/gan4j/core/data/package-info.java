/**
 * Images on the host, uint8: data sets, their readers, and anything else that yields images. {@link
 * org.gan4j.core.data.DatasetCatalog} goes from a config's {@link org.gan4j.core.data.DatasetSpec}
 * to a {@link org.gan4j.core.data.Dataset}.
 */
package org.gan4j.core.data;
