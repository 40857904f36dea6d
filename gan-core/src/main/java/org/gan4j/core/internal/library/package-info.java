/** Chooses the folder of TensorFlow's native libraries. */
package org.gan4j.core.internal.library;
