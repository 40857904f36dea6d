/** What processes of this and other hosts and containers agree on by files. */
package org.gan4j.experiments.process;
