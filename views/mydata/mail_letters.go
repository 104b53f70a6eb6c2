package mydata

import (
	"net/url"

	"ebenmass/models/letter"
	"ebenmass/views/shell"
)

// story is one piece of an issue: its heading, text and link stand under newsletter.<key>.
type story struct{ key, path string }

// issue is what stands in the sample issue, the same for everyone.
func issue() []story {
	return []story{
		{"linen", "/products?material=linen"},
		{"button", "/products?category=shirts"},
		{"new", "/products?category=new"},
	}
}

// NewsletterConfirmLetter asks whether the owner of an address wants the newsletter. It advertises
// nothing: whoever gets it has not agreed to anything yet.
func NewsletterConfirmLetter(p shell.Page, to, token string) letter.Letter {
	return letter.Letter{
		Kind: letter.Confirm, To: to, Lang: string(p.Lang), Subject: p.T("letter.confirm.subject"),
		Text: shell.Paragraphs(p.T("letter.greeting"), p.T("letter.confirm.why"), link(p, "/mail/confirm", token),
			p.T("letter.confirm.click"), p.T("letter.confirm.not_you"), p.LetterFooter()),
	}
}

// NewsletterLetter is the sample issue as a letter. Beside the address it knows of its reader
// only the token that unsubscribes.
func NewsletterLetter(p shell.Page, to, token string) letter.Letter {
	out := link(p, "/mail/unsubscribe", token)
	text := []string{p.T("newsletter.heading"), p.T("newsletter.intro")}
	for _, s := range issue() {
		text = append(text, "* "+p.T("newsletter."+s.key+".heading"),
			p.T("newsletter."+s.key+".text"), p.T("newsletter."+s.key+".link")+":\n"+p.BaseURL+p.URL(s.path))
	}
	text = append(text, "--\n"+p.T("newsletter.out")+"\n"+out, p.T("newsletter.plain"), p.LetterFooter())
	return letter.Letter{
		Kind: letter.Newsletter, To: to, Lang: string(p.Lang), Subject: p.T("newsletter.subject"),
		Text: shell.Paragraphs(text...), OneClick: out,
	}
}

// link is an absolute address with a token, for letters.
func link(p shell.Page, path, token string) string {
	return p.BaseURL + p.URL(path) + "?token=" + url.QueryEscape(token)
}
