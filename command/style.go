package command

import (
	"fmt"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"dyad/charts"
	"dyad/data/advice"
	"dyad/data/codec"
	"dyad/report"
)

func styleFlag(dest *string) cli.Flag {
	return &cli.StringFlag{Name: "style", Usage: "set in the house style of `FILE`", Destination: dest}
}

// readHouse reads a house style with the logo beside it; nil for "".
func readHouse(in *inputs, name string) (*report.House, error) {
	if name == "" {
		return nil, nil
	}
	b, err := in.readFile(name, codec.MaxSize)
	if err != nil {
		return nil, fmt.Errorf("reading style %q: %w", name, advice.Cause(err))
	}
	return report.ReadHouse(name, b, func(logo string) ([]byte, error) {
		b, err := in.readFile(filepath.Join(filepath.Dir(name), logo), charts.MaxLogo)
		if err != nil {
			return nil, advice.Cause(err)
		}
		return b, nil
	})
}
