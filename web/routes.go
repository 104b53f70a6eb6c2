package web

import (
	"crypto/rand"
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/handlers"
)

// route is one line of the table. A path below /:lang is there once per language; every
// GET answers HEAD too.
type route struct {
	method string
	path   string
	handle echo.HandlerFunc
	guard  guard
}

// guard says who a route is for and what stands before its handler.
type guard int

const (
	public    guard = iota // the same for everyone, unless a cookie names somebody
	personal               // one visitor's: never kept by a browser or proxy
	asking                 // personal, and limited in how often
	erasing                // personal, and limited more, since it searches all files
	ordering               // personal, and limited in how often an order can be tried
	uploading              // asking, with a file that may be larger than a form
	writing                // personal, has a letter sent: limited more closely
	declaring              // personal, limited by itself: what else had letters sent is no reason to refuse a withdrawal
	secret                 // personal, and its URL holds a token from a letter
	script                 // personal, JSON of our own script, limited
	oneClick               // a post from a mail program: the token it brings is the guard, not its origin
	program                // JSON without state: limited, no cookie is read
	open                   // no visitor, no language
	asset                  // sent as it lies there
)

// routes is the whole shop.
func routes(shop *handlers.Shop, confirmations *handlers.Confirmations, passkeys handlers.PasskeyParty, ops ops) []route {
	home, products := handlers.Home{Shop: shop}, handlers.Products{Shop: shop}
	fit, data := handlers.Fit{Shop: shop}, handlers.MyData{Shop: shop}
	basket, texts := handlers.Basket{Shop: shop}, handlers.Texts{Shop: shop}
	checkout := handlers.Checkout{Shop: shop, Confirmations: confirmations, Attempt: rand.Text}
	orders := handlers.Orders{Shop: shop}
	mail, receipts := handlers.Mail{Shop: shop}, handlers.Receipts{Shop: shop}
	mirror, withdraw := handlers.Mirror{Shop: shop}, handlers.Withdraw{Shop: shop, Confirmations: confirmations}
	shopkeeper := handlers.Shopkeeper{Shop: shop}
	signIn, account := handlers.SignIn{Shop: shop, Passkeys: passkeys}, handlers.Account{Shop: shop, Passkeys: passkeys}
	api, feeds := handlers.AdviceAPI{Shop: shop}, handlers.Feeds{Shop: shop}
	const get, post = http.MethodGet, http.MethodPost
	return []route{
		{get, "/", toLanguage, open},
		{get, "/:lang", toHome, open},
		{get, "/:lang/", home.Show, public},
		{get, "/:lang/products", products.List, public},
		{get, "/:lang/products/:slug", products.Show, public},
		{get, "/:lang/products/:slug/size-chart", products.SizeChart, public},
		{post, "/:lang/products/:slug/advice", products.AdviseOnce, asking},
		{get, "/:lang/fit", fit.Show, personal},
		{post, "/:lang/fit", fit.Save, asking},
		{post, "/:lang/fit/import", fit.Import, uploading},
		{get, "/:lang/my-data", data.Show, personal},
		{get, "/:lang/my-data/export.json", data.ExportJSON, personal},
		{get, "/:lang/my-data/export.csv", data.ExportCSV, personal},
		{post, "/:lang/my-data/measurements", data.Correct, personal},
		{post, "/:lang/my-data/measurements/correct", data.CorrectValue, personal},
		{post, "/:lang/my-data/measurements/delete", data.DeleteValue, personal},
		{post, "/:lang/my-data/feedback/delete", data.DeleteFeedback, personal},
		{post, "/:lang/my-data/consents", data.ChangeConsent, personal},
		{post, "/:lang/my-data/marketing", data.AskAsMarketing, personal},
		{get, "/:lang/my-data/receipts/:id", receipts.Show, personal},
		{get, "/:lang/my-data/delete", data.ShowDelete, personal},
		{post, "/:lang/my-data/delete", data.Delete, erasing},
		{get, "/:lang/basket", basket.Show, personal},
		{post, "/:lang/basket/items", basket.Put, personal},
		{post, "/:lang/basket/two-sizes", basket.KeepSizes, personal},
		{get, "/:lang/checkout", checkout.Show, personal},
		{post, "/:lang/checkout", checkout.Post, ordering},
		{get, "/:lang/orders/:number", orders.Show, secret},
		{get, "/:lang/orders/:number/return", orders.ShowReturn, secret},
		{post, "/:lang/orders/:number/return", orders.AnnounceReturn, secret},
		{get, "/:lang/orders/:number/returns/:return/label", orders.ShowLabel, secret},
		{post, "/:lang/orders/:number/returns/:return/arrived", orders.BookArrival, secret},
		{post, "/:lang/orders/:number/delete", orders.Delete, erasing},
		{post, "/:lang/orders/:number/feedback", orders.GiveFeedback, personal},
		{get, "/:lang/mail", mail.Show, personal},
		{post, "/:lang/mail", mail.Subscribe, writing},
		{get, "/:lang/mail/confirm", mail.ShowConfirm, secret},
		{post, "/:lang/mail/confirm", mail.Confirm, secret},
		{get, "/:lang/mail/unsubscribe", mail.ShowUnsubscribe, secret},
		{post, "/:lang/mail/unsubscribe", mail.Unsubscribe, oneClick},
		{get, "/:lang/mail/sample", mail.ShowSample, public},
		{post, "/:lang/mail/sample", mail.SendSample, writing},
		{get, "/:lang/withdraw", withdraw.Show, personal},
		{post, "/:lang/withdraw", withdraw.Declare, declaring},
		{get, "/:lang/withdraw/receipt", withdraw.ShowReceipt, secret},
		{get, "/:lang/outbox", mail.ShowOutbox, personal},
		{get, "/:lang/sign-in", signIn.Show, personal},
		{post, "/:lang/sign-in", signIn.Ask, writing},
		{get, "/:lang/sign-in/confirm", signIn.ShowConfirm, secret},
		{post, "/:lang/sign-in/confirm", signIn.Confirm, personal},
		{post, "/:lang/sign-in/passkey/options", signIn.AskEntry, script},
		{post, "/:lang/sign-in/passkey", signIn.Enter, script},
		{get, "/:lang/account", account.Show, personal},
		{post, "/:lang/account/sign-out", account.SignOut, personal},
		{post, "/:lang/account/sign-out-everywhere", account.SignOutEverywhere, personal},
		{post, "/:lang/account/sessions/:session/sign-out", account.EndSession, personal},
		{post, "/:lang/account/sessions/:session/device", account.NameDevice, personal},
		{post, "/:lang/account/passkeys/options", account.AskPasskey, script},
		{post, "/:lang/account/passkeys", account.AddPasskey, script},
		{post, "/:lang/account/passkeys/:passkey/remove", account.RemovePasskey, personal},
		{get, "/:lang/privacy", texts.Show("privacy", "privacy"), public},
		{get, "/:lang/privacy/record", texts.Record, public},
		{get, "/:lang/privacy/record.json", texts.RecordJSON, open},
		{get, "/:lang/privacy/dpia", texts.Show("privacy/dpia", "privacy"), public},
		{get, "/:lang/privacy/breach", texts.Show("privacy/breach", "privacy"), public},
		{get, "/:lang/privacy/object", texts.Show("privacy/object", "privacy"), public},
		{get, "/:lang/imprint", texts.Show("imprint", "imprint"), public},
		{get, "/:lang/terms", texts.Show("terms", "terms"), public},
		{get, "/:lang/shipping", texts.Show("shipping", "shipping"), public},
		{get, "/:lang/accessibility", texts.Show("accessibility", "accessibility"), public},
		{get, "/:lang/how-it-works", texts.HowItWorks, public},
		{get, "/:lang/demo", texts.ShowDemo, public},
		{get, "/:lang/demo/quality", texts.Quality, public},
		{get, "/:lang/demo/mirror", mirror.Show, personal},
		{post, "/:lang/demo/mirror", mirror.Show, personal},
		{get, "/:lang/demo/shopkeeper", shopkeeper.Show, personal},
		{get, "/:lang/demo/shopkeeper.csv", shopkeeper.CSV, personal},
		{post, "/:lang/demo/shopkeeper/release", shopkeeper.Release, personal},

		{post, "/api/v1/advice", api.Advise, program},
		{get, "/api/v1/openapi.json", api.Describe, open},
		{get, "/my-data-schema.json", data.DescribeExport, open},
		{get, "/sitemap.xml", feeds.Sitemap, open},
		{get, "/robots.txt", feeds.Robots, open},
		{get, "/.well-known/ebenmass-key.json", receipts.Key, open},
		{get, "/.well-known/gpc.json", feeds.PrivacyControl, open},
		{get, "/static/*", ops.asset, asset},
		{get, "/healthz", ops.healthy, open},
		{get, "/readyz", ops.ready, open},
		{get, "/metrics", ops.metrics, asset},
	}
}
