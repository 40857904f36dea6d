/** What a person who looks at a terminal sees while something works: bars that fit its width. */
package org.gan4j.train.internal.terminal;
