/** What a graph is executed on, and how: devices, precision, compilation. */
package org.gan4j.train.execution;
