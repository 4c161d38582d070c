package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// The texts of the cards of Learn are data: static/learn/LANGUAGE/NUMBER-ID.json holds one card, static/learn/values.json
// what a text may name. docs/teaching.md tells how to edit them; cardrules.go says what is checked.
const cardsDir = "static/learn"

// A line is a sentence and the flags under which it is said: "a !b" wants a and not b. Without flags it is always said.
type line struct {
	If  string `json:"if,omitempty"`
	Say string `json:"say"`
}

// A cardAnswer is right, or names the misconception behind it.
type cardAnswer struct {
	If            string `json:"if,omitempty"`
	Say           string `json:"say"`
	Right         bool   `json:"right,omitempty"`
	Misconception string `json:"misconception,omitempty"`
	Reply         string `json:"reply"`
}

type cardWhy struct {
	If      string       `json:"if,omitempty"`
	Ask     string       `json:"ask"`
	Answers []cardAnswer `json:"answers"`
}

// A cardClosing is a question over all cards that one card answers. The page after the last card asks it.
type cardClosing struct {
	Ask    string `json:"ask"`
	Answer []line `json:"answer"`
}

type cardText struct {
	Number   int               `json:"number"`
	ID       string            `json:"id"`
	Question string            `json:"question"`
	Short    string            `json:"short"` // the question where it shares its place with the sentence
	Figure   string            `json:"figure"`
	Before   []line            `json:"before"`
	Task     []line            `json:"task"`
	Hint     string            `json:"hint"`
	Sentence []line            `json:"sentence"`
	Note     []line            `json:"note,omitempty"`
	Own      map[string][]line `json:"own,omitempty"` // by place: what is said of things that a person tries after the truth
	Why      []cardWhy         `json:"why"`           // the first whose flags hold is asked; the second that holds is asked when the first was missed
	Keep     string            `json:"keep"`
	Closing  *cardClosing      `json:"closing,omitempty"`
	Moot     map[string]string `json:"moot,omitempty"` // by reason: why the question cannot be asked of the loaded kernel
	Labels   map[string]string `json:"labels"`
}

// cardValues is static/learn/values.json: what texts may name, each with its meaning.
type cardValues struct {
	Published []string    `json:"published"` // numbers that do not depend on the loaded kernel
	Cards     []cardNames `json:"cards"`
}

type cardNames struct {
	ID     string            `json:"id"`
	Values map[string]string `json:"values"`
	Flags  map[string]string `json:"flags"`
	Labels map[string]string `json:"labels"`
	Own    map[string]string `json:"own,omitempty"`
	Moot   map[string]string `json:"moot,omitempty"`
}

// readCards reads the cards of one language in the order of their numbers.
func readCards(dir string) ([]cardText, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, err
	}
	var cards []cardText
	for _, name := range names {
		card, err := readCard(name)
		if err != nil {
			return nil, err
		}
		cards = append(cards, card)
	}
	slices.SortFunc(cards, func(a, b cardText) int { return a.Number - b.Number })
	return cards, nil
}

func readCard(name string) (cardText, error) {
	var card cardText
	if err := readStrict(name, &card); err != nil {
		return card, err
	}
	number, id, _ := strings.Cut(strings.TrimSuffix(filepath.Base(name), ".json"), "-")
	n, err := strconv.Atoi(number)
	if err != nil || id != card.ID {
		return card, fmt.Errorf("%s: the file of a card is called NUMBER-ID.json; its id is %q", name, card.ID)
	}
	card.Number = n
	return card, nil
}

// readStrict reads a JSON file. A field that the form does not have is an error: it would be a text that nobody sees.
func readStrict(name string, into any) error {
	body, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if decoder.More() {
		return fmt.Errorf("%s: there is text after the card", name)
	}
	return nil
}

// cardLanguages names the folders with cards.
func cardLanguages(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	var found []string
	for _, e := range entries {
		if e.IsDir() {
			found = append(found, e.Name())
		}
	}
	return found, err
}

// cardTextsModule resolves "virtual:card-texts" to all cards by language.
func cardTextsModule() api.Plugin {
	return api.Plugin{Name: "card-texts", Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: `^virtual:card-texts$`}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
			return api.OnResolveResult{Path: a.Path, Namespace: "card-texts"}, nil
		})
		b.OnLoad(api.OnLoadOptions{Filter: `.*`, Namespace: "card-texts"}, func(api.OnLoadArgs) (api.OnLoadResult, error) {
			languages, err := cardLanguages(cardsDir)
			if err != nil {
				return api.OnLoadResult{}, err
			}
			all := map[string][]cardText{}
			for _, language := range languages {
				if all[language], err = readCards(filepath.Join(cardsDir, language)); err != nil {
					return api.OnLoadResult{}, err
				}
			}
			text, err := json.Marshal(all)
			contents := "export default " + string(text)
			return api.OnLoadResult{Contents: &contents, Loader: api.LoaderJS}, err
		})
	}}
}
