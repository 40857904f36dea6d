/** Images cut, enlarged and shrunk: the same bits on every machine. */
package org.gan4j.core.internal.resample;
