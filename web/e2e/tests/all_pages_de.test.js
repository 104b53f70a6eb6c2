// Every page in German: see lib/every_page.js.
import { judgeEveryPage } from '../lib/every_page.js';

judgeEveryPage('de');
