/** Processes: locks that hosts and containers agree on, stop signals, children, scratch folders. */
package org.gan4j.experiments.process;
