/** Text as files hold it. */
package org.coveragerules.text;
