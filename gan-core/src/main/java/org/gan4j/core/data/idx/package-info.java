/** IDX files, the format of MNIST: read, checked against a known SHA-256, joined with labels. */
package org.gan4j.core.data.idx;
