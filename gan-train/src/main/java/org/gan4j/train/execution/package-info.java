/** Decides how a graph is executed: devices, precision, compilation. */
package org.gan4j.train.execution;
