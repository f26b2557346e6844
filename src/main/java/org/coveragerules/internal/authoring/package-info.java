/** A new policy's files. */
package org.coveragerules.internal.authoring;
