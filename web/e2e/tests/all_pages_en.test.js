// Every page in English: see lib/every_page.js.
import { judgeEveryPage } from '../lib/every_page.js';

judgeEveryPage('en');
