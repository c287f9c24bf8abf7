/**
 * What a page's script tag loads: `<script type="module" src="expodex-search.js"></script>`. It defines `<expo-docs-search>`, whose
 * button loads everything else once somebody means to search.
 */
import { defineExpoDocsSearch } from "./widget/define-expo-docs-search.ts";

defineExpoDocsSearch();
