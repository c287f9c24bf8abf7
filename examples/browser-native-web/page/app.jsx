/** A search screen of an app: nothing in it is of the web, but for where the files of the index stand. */
import { loadDocsSearch } from "@expodex/browser";
import { useEffect, useRef, useState } from "react";
import { FlatList, Text, TextInput, View } from "react-native";

const INDEX = "docs-index/";

export function App() {
  const [hits, setHits] = useState([]);
  const [problem, setProblem] = useState();
  const loading = useRef(undefined);
  useEffect(() => () => void loading.current?.then((docs) => docs.close()), []);

  async function search(text) {
    if (text.trim() === "") return setHits([]);
    loading.current ??= loadDocsSearch(INDEX);
    try {
      const docs = await loading.current;
      // Words first, and their meaning once it is there.
      const show = (result) => setHits(result.hits);
      show(await docs.search(text, { platforms: ["ios"], prefix: true, onPartial: show }));
      setProblem(undefined);
    } catch (error) {
      // A newer search ended this one.
      if (error.code !== "ABORTED") setProblem(error.message);
    }
  }

  return (
    <View>
      <TextInput accessibilityLabel="Search" placeholder="Search" onChangeText={search} />
      {problem !== undefined && <Text accessibilityRole="alert">{problem}</Text>}
      <FlatList
        data={hits}
        keyExtractor={({ path }) => path}
        renderItem={({ item: { title, sdk, excerpt } }) => (
          <View accessibilityRole="article">
            <Text>{sdk === undefined ? title : `${title} · SDK ${sdk}`}</Text>
            <Text>{excerpt?.text}</Text>
          </View>
        )}
      />
    </View>
  );
}
