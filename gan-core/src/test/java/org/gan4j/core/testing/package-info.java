/** A graph, a session and a tape for tests of networks, layers and losses. */
package org.gan4j.core.testing;
