// Package post sends the shop's letters: by SMTP, or, where no mail server is set, into an
// outbox in which visitors find the letters they caused themselves.
package post
