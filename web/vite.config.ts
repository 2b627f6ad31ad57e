import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";
import { statisticsMap } from "./statistics-map";

/** The content-security policy allows no data: pictures, so those inside Bootstrap's styles become files. */
function picturesAsFiles(): Plugin {
  return {
    name: "pictures-as-files",
    enforce: "pre",
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== "asset" || !file.fileName.endsWith(".css")) continue;
        file.source = String(file.source).replace(/url\((["']?)data:image\/svg\+xml,(.+?)\1\)/g, (_match, _quote, data) => {
          const source = decodeURIComponent(data);
          const name = `pictures/${createHash("sha256").update(source).digest("hex").slice(0, 12)}.svg`;
          this.emitFile({ type: "asset", fileName: name, source });
          return `url(${name})`;
        });
      }
    },
  };
}

/** Rows of key, text, reviewed; quotes are doubled within quoted cells. */
function rows(file: URL): string[][] {
  if (!existsSync(file)) return [];
  return [...readFileSync(file, "utf8").matchAll(/^([^,\n]+),(?:"((?:[^"]|"")*)"|([^,\n]*)),/gm)].map(([, key, quoted, plain]) => [key!, (quoted ?? plain ?? "").replace(/""/g, '"')]);
}

/** The verifier's sentences, from the label files of the whole program: what a language lacks it says in Russian. */
function verifierLabels(): Plugin {
  const languages = ["ru", "en", "kk", "ky", "tg", "tk", "uz"], isNeeded = (key: string) => /^(verifier|verify|seal\.verdict)\./.test(key);
  return {
    name: "verifier-labels",
    generateBundle() {
      const of = (language: string) => Object.fromEntries(["papers", "trust"].flatMap((file) => rows(new URL(`../labels/${language}/${file}.csv`, import.meta.url))).filter(([key]) => isNeeded(key!)));
      const russian = of("ru");
      this.emitFile({ type: "asset", fileName: "verifier-labels.json", source: JSON.stringify(Object.fromEntries(languages.map((language) => [language, { ...russian, ...of(language) }]))) });
    },
  };
}

/** One word that changes with any built file; pages put it behind the stable names. */
function version(): Plugin {
  return {
    name: "version",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const hash = createHash("sha256");
        for (const name of Object.keys(bundle).sort()) {
          const file = bundle[name]!;
          hash.update(name).update(file.type === "asset" ? file.source : file.code);
        }
        this.emitFile({ type: "asset", fileName: "version.txt", source: hash.digest("hex").slice(0, 12) });
      },
    },
  };
}

export default defineConfig({
  base: "./",
  build: {
    outDir: "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    target: "es2020",
    // The last browsers that run on the old machines of a post; all of them know logical directions themselves.
    cssTarget: ["chrome105", "firefox115", "safari16"],
    modulePreload: false,
    rollupOptions: {
      input: { pana: "src/pana.ts", explorer: "src/explorer.ts", verifier: "src/verifier.ts", "verifier-worker": "src/verifier-worker.ts", style: "src/pana.css", "style-rtl": "src/pana-rtl.css", paper: "src/paper.css" },
      output: {
        entryFileNames: "[name].js",
        assetFileNames: (asset) => {
          const name = asset.names[0] ?? "";
          if (name.endsWith(".woff2")) return "fonts/[name][extname]";
          if (name.startsWith("style")) return name.replace("style", "pana");
          return "[name][extname]";
        },
      },
    },
  },
  plugins: [picturesAsFiles(), verifierLabels(), statisticsMap(), version()],
});
