/** Writes files completely or not at all, even if the process is killed or the power fails. */
package org.gan4j.core.internal.disk;
