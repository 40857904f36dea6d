/** Images on the host: data sets, their readers, and anything else that yields uint8 images. */
package org.gan4j.core.data;
