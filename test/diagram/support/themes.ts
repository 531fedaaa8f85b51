/** Colours as the editor's own themes set them, as far as the page uses them. */

export type Theme = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';

interface ThemeColours {
  readonly classes: string;
  readonly colours: Readonly<Record<string, string>>;
}

const font = { '--vscode-font-family': '"DejaVu Sans", sans-serif', '--vscode-font-size': '13px' };

export const themes: Readonly<Record<Theme, ThemeColours>> = {
  light: {
    classes: 'vscode-light',
    colours: {
      ...font,
      '--vscode-editor-background': '#ffffff',
      '--vscode-editor-foreground': '#3b3b3b',
      '--vscode-descriptionForeground': '#5f5f5f',
      '--vscode-widget-border': '#e5e5e5',
      '--vscode-editorWidget-background': '#f8f8f8',
      '--vscode-sideBar-background': '#f8f8f8',
      '--vscode-focusBorder': '#005fb8',
      '--vscode-textLink-foreground': '#005fb8',
      '--vscode-editorError-foreground': '#e51400',
      '--vscode-editorWarning-foreground': '#bf8803',
      '--vscode-editorInfo-foreground': '#0063d3',
      '--vscode-charts-blue': '#0063d3',
      '--vscode-charts-orange': '#d18616',
      '--vscode-charts-purple': '#652d90',
      '--vscode-charts-green': '#388a34',
      '--vscode-charts-yellow': '#bf8803',
      '--vscode-charts-red': '#e51400',
      '--vscode-button-background': '#005fb8',
      '--vscode-button-foreground': '#ffffff',
    },
  },
  dark: {
    classes: 'vscode-dark',
    colours: {
      ...font,
      '--vscode-editor-background': '#1f1f1f',
      '--vscode-editor-foreground': '#cccccc',
      '--vscode-descriptionForeground': '#9d9d9d',
      '--vscode-widget-border': '#313131',
      '--vscode-editorWidget-background': '#202020',
      '--vscode-sideBar-background': '#181818',
      '--vscode-focusBorder': '#0078d4',
      '--vscode-textLink-foreground': '#4daafc',
      '--vscode-editorError-foreground': '#f14c4c',
      '--vscode-editorWarning-foreground': '#cca700',
      '--vscode-editorInfo-foreground': '#59a4f9',
      '--vscode-charts-blue': '#59a4f9',
      '--vscode-charts-orange': '#d18616',
      '--vscode-charts-purple': '#b180d7',
      '--vscode-charts-green': '#89d185',
      '--vscode-charts-yellow': '#cca700',
      '--vscode-charts-red': '#f14c4c',
      '--vscode-button-background': '#0078d4',
      '--vscode-button-foreground': '#ffffff',
    },
  },
  'high-contrast': {
    classes: 'vscode-high-contrast',
    colours: {
      ...font,
      '--vscode-editor-background': '#000000',
      '--vscode-editor-foreground': '#ffffff',
      '--vscode-descriptionForeground': '#ffffffb3',
      '--vscode-contrastBorder': '#6fc3df',
      '--vscode-editorWidget-background': '#0c141f',
      '--vscode-sideBar-background': '#000000',
      '--vscode-focusBorder': '#f38518',
      '--vscode-textLink-foreground': '#21a6ff',
      '--vscode-editorError-foreground': '#f48771',
      '--vscode-editorWarning-foreground': '#ffd370',
      '--vscode-editorInfo-foreground': '#3794ff',
      '--vscode-charts-blue': '#3794ff',
      '--vscode-charts-orange': '#d18616',
      '--vscode-charts-purple': '#b180d7',
      '--vscode-charts-green': '#89d185',
      '--vscode-charts-yellow': '#ffd370',
      '--vscode-charts-red': '#f48771',
    },
  },
  'high-contrast-light': {
    classes: 'vscode-high-contrast-light vscode-high-contrast',
    colours: {
      ...font,
      '--vscode-editor-background': '#ffffff',
      '--vscode-editor-foreground': '#292929',
      '--vscode-descriptionForeground': '#292929',
      '--vscode-contrastBorder': '#0f4a85',
      '--vscode-editorWidget-background': '#ffffff',
      '--vscode-sideBar-background': '#ffffff',
      '--vscode-focusBorder': '#006bbd',
      '--vscode-textLink-foreground': '#0f4a85',
      '--vscode-editorError-foreground': '#b5200d',
      '--vscode-editorWarning-foreground': '#895503',
      '--vscode-editorInfo-foreground': '#1a85ff',
      '--vscode-charts-blue': '#1a85ff',
      '--vscode-charts-orange': '#d18616',
      '--vscode-charts-purple': '#652d90',
      '--vscode-charts-green': '#374e06',
      '--vscode-charts-yellow': '#895503',
      '--vscode-charts-red': '#b5200d',
    },
  },
};
