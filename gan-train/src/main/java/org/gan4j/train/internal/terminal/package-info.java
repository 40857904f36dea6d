/** Shows progress on a terminal, with bars that fit its width. */
package org.gan4j.train.internal.terminal;
